'use strict';
// Scores rows with the model's own tables, as the runtime does (docs/model-file.md, Scores), draws what comes of them, and fills tables of numbers when they are opened.
(() => {
  const data = JSON.parse(document.getElementById('model').textContent);
  const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0)).buffer;
  const axes = data.axes.map(a => ({ ...a, knots: new Float64Array(bytes(a.knots)) }));
  const terms = data.terms.map(t => ({ ...t, tables: t.tables.map(table => new Float32Array(bytes(table))) }));
  const byId = id => document.getElementById(id);
  // Where decimals say nothing, powers of ten do: targets may be of any scale.
  const isTiny = (x, digits) => x !== 0 && Math.abs(x) < 0.5 * 10 ** -digits;
  const round = (x, digits = 4) => Number.isFinite(x) ? String(isTiny(x, digits) ? +x.toPrecision(4) : +x.toFixed(digits)) : '–';
  const signed = (x, digits = 3) => (x > 0 ? '+' : '') + (isTiny(x, digits) || Math.abs(x) >= 1e9 ? String(+x.toPrecision(4)) : x.toFixed(digits));
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  // A place on an axis: a cell and a fraction; null where the value has none. NaN is missing.
  function locate(axis, value) {
    const feature = data.features[axis.feature], at = position => position < 0 ? null : position > 0 ? [position - 1, 1] : [0, 0];
    if (!Number.isFinite(value)) return at(axis.missing);
    if (feature.kind !== 'number') return at(value === -1 ? axis.unseen : value);
    const special = feature.specials.indexOf(value);
    if (special >= 0) return at(axis.slots + special);
    if (feature.log && !(value > 0)) return null;
    const knots = axis.knots, last = knots.length - 2;
    if (last < -1) return at(axis.missing);
    if (last < 0) return at(0);
    if (feature.period > 0) {
      const wrapped = value - feature.period * Math.floor((value - knots[0]) / feature.period);
      value = wrapped < knots[0] + feature.period ? wrapped : knots[0];
    }
    let low = 0, high = last;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (knots[middle] <= value) low = middle; else high = middle - 1;
    }
    // Halves where the distance of two knots overflows.
    const half = Number.isFinite(knots[low + 1] - knots[low]) ? 1 : 0.5, measure = feature.log ? Math.log : x => x * half;
    const left = measure(knots[low]), right = measure(knots[low + 1]);
    return [low, Math.min(Math.max((measure(value) - left) / (right - left), 0), 1)];
  }

  function valueOf(term, output, places) {
    let sum = 0;
    const order = term.axes.length;
    for (let corner = 0; corner < 1 << order; corner++) {
      let index = 0, weight = 1;
      for (let d = 0; d < order; d++) {
        const end = (corner >> (order - 1 - d)) & 1, [cell, fraction] = places[term.axes[d]];
        index += (cell + end) * term.strides[d];
        weight *= end ? fraction : 1 - fraction;
      }
      sum += weight * term.tables[output][index];
    }
    return sum;
  }

  // Scores and contributions of encoded values and of what a row has of vectors, which stays as it is; null where a value has no place.
  function score(values, { offset, vectors }) {
    const places = axes.map(axis => locate(axis, values[axis.feature]));
    if (places.some(place => place === null)) return null;
    const contributions = data.intercepts.map((_, c) => [...terms.map(term => term.selected ? valueOf(term, c, places) : 0), ...vectors.map(vector => vector.scores[c])]);
    return { contributions, scores: data.intercepts.map((intercept, c) => contributions[c].reduce((sum, x) => sum + x, intercept) + offset) };
  }

  function respond(scores, output) {
    if (data.link === 'logit') return 1 / (1 + Math.exp(-scores[0]));
    if (data.link === 'log') return Math.exp(Math.min(Math.max(scores[0], -300), 300));
    if (data.link === 'identity') return scores[0];
    const highest = Math.max(...scores), shares = scores.map(s => Math.exp(s - highest));
    return shares[output] / shares.reduce((a, b) => a + b, 0);
  }

  const text = (f, value) => {
    const feature = data.features[f];
    if (!Number.isFinite(value)) return 'missing';
    if (feature.kind !== 'number') return value < 0 ? 'unseen' : feature.levels[value];
    if (feature.type.startsWith('Date') && !feature.part && !feature.specials.includes(value)) {
      const date = new Date((value - 719162) * 864e5); // Days from 0001-01-01 to 1970-01-01.
      return Number.isNaN(+date) ? round(value) : date.toISOString().slice(0, feature.type === 'DateOnly' ? 10 : 16).replace('T', ' ');
    }
    return round(value) + (feature.specials.includes(value) ? ' (special)' : feature.unit ? ' ' + feature.unit : '');
  };
  const termText = (term, values) => term.features.map(f => text(f, values[f])).join(' × ');

  let row = 0, output = 0, values = [];

  function step(name, from, to, kind, shown, scale) {
    const left = Math.min(scale(from), scale(to)), width = Math.abs(scale(to) - scale(from));
    const bar = make('span', { class: 'bar ' + kind });
    // A style attribute would need a policy that lets any in.
    Object.assign(bar.style, { left: left + '%', width: Math.max(width, kind === 'total' ? 0.6 : 0) + '%' });
    return make('div', { class: 'step', role: 'listitem' }, make('span', { class: 'name', title: name }, name),
      make('span', { class: 'track', 'aria-hidden': 'true' }, bar), make('span', { class: 'value' }, shown));
  }

  function draw() {
    const found = score(values, data.rows[row]), list = byId('waterfall');
    list.replaceChildren();
    byId('prediction').dataset.value = found ? String(respond(found.scores, output)) : 'NaN';
    byId('prediction').dataset.score = found ? String(found.scores[output]) : 'NaN';
    byId('what').textContent = found ? data.answers[output] : '';
    byId('prediction').textContent = found ? round(respond(found.scores, output), 4) + (data.link === 'identity' && data.unit ? ' ' + data.unit : '') : 'no prediction: a value has no place in the model';
    if (!found) return;
    const named = [...terms.map(term => term.selected && `${term.name} = ${termText(term, values)}`), ...data.vectors.map((name, v) => `${name}: ${data.rows[row].vectors[v].text}`)];
    const steps = named.map((name, t) => [name, found.contributions[output][t]]).filter(([name]) => name).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
    const sums = [data.intercepts[output]];
    for (const [, adds] of steps) sums.push(sums[sums.length - 1] + adds);
    // As in pictures: totals are bars from 0, or marks where 0 would leave what terms add too little room.
    const ends = [...sums, found.scores[output]], least = Math.min(...ends), most = Math.max(...ends);
    const zero = most - least >= (Math.max(most, 0) - Math.min(least, 0)) / 3;
    const low = zero ? Math.min(least, 0) : least, high = zero ? Math.max(most, 0) : most;
    const scale = x => 2 + 96 * (x - low) / ((high - low) || 1);
    const total = (name, value) => step(name, zero ? 0 : value, value, 'total', round(value, 3), scale);
    list.append(total('Intercept', sums[0]));
    steps.forEach(([name, adds], s) => list.append(step(name, sums[s], sums[s + 1], adds < 0 ? 'down' : 'up', signed(adds), scale)));
    if (data.rows[row].offset) list.append(step('offset', sums[sums.length - 1], sums[sums.length - 1] + data.rows[row].offset, 'total', signed(data.rows[row].offset), scale));
    list.append(total('Score', found.scores[output]));
    drawDots();
  }

  // The curve behind a slider, which a class has of its own, and the dot that follows the value.
  function drawCurves() {
    for (const spark of sparks()) {
      const { shown, y, n } = curveOf(+spark.dataset.feature);
      spark.firstElementChild.setAttribute('d', shown.map((v, i) => (i ? 'L' : 'M') + (100 * i / n).toFixed(1) + ' ' + y(v).toFixed(1)).join(''));
    }
  }

  function drawDots() {
    for (const spark of sparks()) {
      const f = +spark.dataset.feature, term = terms[f], { y, n } = curveOf(f), place = locate(axes[term.axes[0]], values[f]);
      spark.lastElementChild.setAttribute('cx', (100 * (place ? Math.min(place[0] + place[1], n) : 0) / n).toFixed(1));
      spark.lastElementChild.setAttribute('cy', place ? y(valueOf(term, output, { [term.axes[0]]: place })).toFixed(1) : 21);
    }
  }

  const sparks = () => document.querySelectorAll('.spark');
  const curves = new Map();
  function curveOf(f) {
    const key = `${f} ${output}`;
    if (!curves.has(key)) {
      const term = terms[f], table = term.tables[output], knots = axes[term.axes[0]].knots, shown = Array.from(knots.length ? table.slice(0, knots.length) : table);
      const low = Math.min(...shown), height = (Math.max(...shown) - low) || 1;
      curves.set(key, { shown, y: v => 20 - 18 * (v - low) / height, n: shown.length - 1 || 1 });
    }
    return curves.get(key);
  }

  // A control for each feature: a slider that goes by rank, with the number beside it; or a list of levels.
  function knob(f) {
    const feature = data.features[f], axis = axes[terms[f].axes[0]], knots = axis.knots, id = 'knob-' + f, box = make('div', { class: 'knob' });
    const change = value => {
      values[f] = value;
      box.classList.toggle('changed', !Object.is(value, start(row, f)));
      draw();
    };
    box.append(make('label', { for: id, title: feature.description || feature.name }, feature.name + (feature.unit ? ` [${feature.unit}]` : '')));
    const spark = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    spark.setAttribute('class', 'spark');
    spark.setAttribute('viewBox', '-2 0 104 22');
    spark.setAttribute('preserveAspectRatio', 'none');
    spark.setAttribute('aria-hidden', 'true');
    spark.dataset.feature = f;
    for (const tag of ['path', 'circle']) spark.append(document.createElementNS('http://www.w3.org/2000/svg', tag));
    spark.lastElementChild.setAttribute('r', 2.5);
    if (feature.kind === 'number') {
      const n = Math.max(knots.length - 1, 1), range = make('input', { type: 'range', id, min: 0, max: n, step: 'any', 'aria-label': feature.name });
      const number = make('input', { type: 'number', step: 'any', 'aria-label': feature.name + ', exactly' });
      const at = share => {
        const cell = Math.min(Math.floor(share), n - 1), fraction = share - cell;
        return knots.length < 2 ? (knots[0] ?? 0) : knots[cell] * (1 - fraction) + knots[cell + 1] * fraction;
      };
      // Six digits of the range: values near 2^53 in a narrow one need all of theirs.
      const tidy = value => +value.toPrecision(Math.min(Math.max(6 + Math.ceil(Math.log10(Math.abs(value) / (knots[knots.length - 1] - knots[0]))) || 6, 6), 17));
      const date = feature.type.startsWith('Date') && !feature.part ? make('small') : null; // Numbers of days read as dates.
      const show = value => {
        date?.replaceChildren(text(f, value));
        const place = knots.length > 1 && Number.isFinite(value) && !feature.specials.includes(value) ? locate(axis, value) : null;
        range.value = place ? place[0] + place[1] : 0;
        number.value = Number.isFinite(value) ? value : '';
        number.placeholder = Number.isFinite(value) ? '' : 'missing';
      };
      range.addEventListener('input', () => { const value = tidy(at(+range.value)); number.value = value; date?.replaceChildren(text(f, value)); change(value); });
      number.addEventListener('input', () => { const value = number.value === '' ? NaN : +number.value; show(value); change(value); });
      box.append(make('div', {}, spark, range), make('div', {}, number, ...(date ? [date] : [])));
      box.show = show;
    } else {
      const select = make('select', { id });
      feature.levels.forEach((level, l) => select.append(make('option', { value: l }, level)));
      if (axis.unseen >= 0) select.append(make('option', { value: -1 }, 'unseen'));
      if (axis.missing >= 0) select.append(make('option', { value: 'NaN' }, 'missing'));
      select.addEventListener('change', () => change(+select.value));
      box.append(select, make('span'));
      box.show = value => { select.value = Number.isFinite(value) ? value : 'NaN'; };
    }
    return box;
  }

  const start = (r, f) => { const value = data.rows[r].values[f]; return value === null ? NaN : value; };
  const knobs = data.features.map((_, f) => knob(f));

  function choose(r) {
    row = (r + data.rows.length) % data.rows.length;
    values = data.features.map((_, f) => start(row, f));
    byId('row').value = row;
    byId('actual').textContent = data.rows[row].target === null ? '' : `Actual: ${data.rows[row].target}`;
    knobs.forEach((box, f) => { box.show(values[f]); box.classList.remove('changed'); });
    draw();
  }

  if (data.rows.length) {
    data.rows.forEach((r, i) => byId('row').append(make('option', { value: i }, 'row ' + (r.index + 1))));
    byId('row').addEventListener('change', () => choose(+byId('row').value));
    byId('previous').addEventListener('click', () => choose(row - 1));
    byId('next').addEventListener('click', () => choose(row + 1));
    byId('reset').addEventListener('click', () => choose(row));
    byId('knobs').append(...knobs);
    choose(0);
    addEventListener('load', () => setTimeout(drawCurves)); // They take a while, and can be waited for.
  }

  const chooser = byId('class');
  if (chooser) chooser.addEventListener('change', () => {
    output = +chooser.value;
    for (const part of document.querySelectorAll('[data-output]')) part.hidden = +part.dataset.output !== output;
    for (const opened of document.querySelectorAll('details[data-term][open]')) fill(opened);
    if (data.rows.length) {
      draw();
      drawCurves();
    }
  });

  // Of an interaction of three, the map at a value of the third.
  for (const chosen of document.querySelectorAll('select[data-slices]')) chosen.addEventListener('change', () => {
    for (const part of chosen.closest('section').querySelectorAll('[data-slice]')) part.hidden = part.dataset.slice !== chosen.value;
  });

  // The numbers behind a picture.
  function fill(details) {
    const t = +details.dataset.term, term = terms[t], names = axis => {
      const feature = data.features[axis.feature];
      const own = axis.knots.length ? Array.from(axis.knots, k => round(k, 6)) : feature.kind === 'number' ? [] : feature.levels;
      return [...own, ...feature.specials.map(s => s + ' (special)'), ...(axis.missing >= 0 ? ['missing'] : []), ...(axis.unseen >= 0 ? ['unseen'] : [])];
    };
    const body = make('tbody'), rows = names(axes[term.axes[0]]), columns = term.axes.length === 2 ? names(axes[term.axes[1]]) : null, table = term.tables[output];
    rows.forEach((name, i) => body.append(make('tr', {}, make('th', { scope: 'row' }, name), ...(columns ? columns.map((_, j) => make('td', {}, round(table[i * term.strides[0] + j]))) : [make('td', {}, round(table[i]))]))));
    const head = make('tr', {}, make('th', { scope: 'col' }, data.features[term.features[0]].name), ...(columns ?? ['adds']).map(c => make('th', { scope: 'col' }, c)));
    details.querySelector('.scroll').replaceChildren(make('table', {}, make('thead', {}, head), body));
  }

  for (const details of document.querySelectorAll('details[data-term]')) details.addEventListener('toggle', () => details.open && fill(details));
})();
