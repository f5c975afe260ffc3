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
  // Values with the digits that they deserve: whole ones as they are, others with five that count.
  const plain = x => !Number.isFinite(x) ? '–' : Number.isInteger(x) || Math.abs(x) >= 1e15 ? String(x) : Math.abs(x) >= 1e4 ? String(Math.round(x)) : String(+x.toPrecision(5));
  const percent = share => Number.isFinite(share) ? (100 * share).toFixed(1) + ' %' : 'undefined';
  const count = rows => rows.toLocaleString('en-US', { minimumFractionDigits: Number.isInteger(rows) ? 0 : 1, maximumFractionDigits: 1 });
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
      return Number.isNaN(+date) ? plain(value) : date.toISOString().slice(0, feature.type === 'DateOnly' ? 10 : 16).replace('T', ' ');
    }
    return plain(value) + (feature.specials.includes(value) ? ' (special)' : feature.unit ? ' ' + feature.unit : '');
  };
  const termText = (term, values) => term.features.map(f => text(f, values[f])).join(' × ');

  let row = 0, output = data.output, values = [], order = data.rows.map((_, i) => i);

  // A prediction: of a probability three decimals, more where these would make it certain; of others as many as its errors let mean something.
  function answer(x) {
    if (!Number.isFinite(x)) return '–';
    if (data.link !== 'identity' && data.link !== 'log') {
      let digits = 3;
      while (digits < 9 && (+x.toFixed(digits) === 0 || +x.toFixed(digits) === 1) && x !== 0 && x !== 1) digits++;
      return x.toFixed(digits);
    }
    return isTiny(x, data.decimals) || Math.abs(x) >= 1e15 ? String(+x.toPrecision(4)) : x.toFixed(data.decimals);
  }

  // Round numbers between two ends, 0 among them where it lies there.
  function ticks(low, high) {
    const least = (high - low) / 5, power = 10 ** Math.floor(Math.log10(least)), size = [1, 2, 5, 10].find(m => m * power >= least) * power;
    const found = [];
    for (let k = Math.ceil(low / size - 1e-9); k * size <= high + size * 1e-9 && found.length < 12; k++) found.push(k === 0 ? 0 : +(k * size).toPrecision(12));
    return found;
  }

  function step(name, from, to, kind, shown, scale) {
    const left = Math.min(scale(from), scale(to)), width = Math.abs(scale(to) - scale(from));
    const bar = make('span', { class: 'bar ' + kind });
    // A style attribute would need a policy that lets any in.
    Object.assign(bar.style, { left: left + '%', width: Math.max(width, kind === 'total' ? 0.6 : 0) + '%' });
    const zero = make('span', { class: 'zero' });
    zero.style.left = scale(0) + '%';
    return make('div', { class: 'step', role: 'listitem' }, make('span', { class: 'name', title: name }, name),
      make('span', { class: 'track', 'aria-hidden': 'true' }, zero, bar), make('span', { class: 'value' }, shown));
  }

  const answerScore = x => data.link === 'identity' ? answer(x) : round(x, 3);

  function draw() {
    const found = score(values, data.rows[row]), list = byId('waterfall');
    list.replaceChildren();
    byId('prediction').dataset.value = found ? String(respond(found.scores, output)) : 'NaN';
    byId('prediction').dataset.score = found ? String(found.scores[output]) : 'NaN';
    byId('what').textContent = found ? data.answers[output] : '';
    byId('prediction').textContent = found ? answer(respond(found.scores, output)) + (data.link === 'identity' && data.unit ? ' ' + data.unit : '') : 'no prediction: a value has no place in the model';
    byId('label').textContent = !found || !data.classes.length ? '' : data.classes[data.link === 'logit' ? +(found.scores[0] >= data.from) : found.scores.indexOf(Math.max(...found.scores))];
    if (!found) return;
    const named = [...terms.map(term => term.selected && `${term.name} = ${termText(term, values)}`), ...data.vectors.map((name, v) => `${name}: ${data.rows[row].vectors[v].text}`)];
    const steps = named.map((name, t) => [name, found.contributions[output][t]]).filter(([name]) => name).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
    const sums = [data.intercepts[output]];
    for (const [, adds] of steps) sums.push(sums[sums.length - 1] + adds);
    // The axis holds 0: of the score, or where that would leave what terms add too little room, of what they add to the intercept.
    const ends = [...sums, found.scores[output]], least = Math.min(...ends), most = Math.max(...ends);
    const isScore = most - least >= (Math.max(most, 0) - Math.min(least, 0)) / 3, origin = isScore ? 0 : sums[0];
    const low = Math.min(least - origin, 0), high = Math.max(most - origin, 0);
    const scale = x => 2 + 96 * (x - low) / ((high - low) || 1);
    const from = s => sums[s] - origin;
    const total = (name, value) => step(name, 0, value - origin, 'total', answerScore(value), scale);
    list.append(total('Intercept', sums[0]));
    steps.forEach(([name, adds], s) => list.append(step(name, from(s), from(s + 1), adds < 0 ? 'down' : 'up', signed(adds), scale)));
    const offset = data.rows[row].offset, end = from(sums.length - 1);
    if (offset) list.append(step('offset', end, end + offset, 'total', signed(offset), scale));
    list.append(total('Score', found.scores[output]));
    const marks = make('span', { class: 'track ticks' });
    for (const tick of high > low ? ticks(low, high) : []) {
      const mark = make('span', {}, String(tick));
      mark.style.left = scale(tick) + '%';
      marks.append(mark);
    }
    list.append(make('div', { class: 'step axis', 'aria-hidden': 'true' }, make('span'), marks, make('span')));
    byId('axis').textContent = isScore ? 'The axis is the score; its line is 0.' : `The line is the intercept, ${answerScore(origin)}: the axis is what the terms add to it.`;
    drawDots();
  }

  // The curve behind a slider, which a class has of its own, and the dot that follows the value.
  function drawCurves() {
    for (const spark of sparks()) {
      const { shown, y, n } = curveOf(+spark.dataset.feature);
      spark.dataset.low = String(range()[0]);
      spark.dataset.high = String(range()[1]);
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
  // All on one scale, so that what matters more is drawn taller.
  function range() {
    if (!curves.has(output)) {
      let low = 0, high = 0;
      data.features.forEach((_, f) => { for (const v of shownOf(f)) { low = Math.min(low, v); high = Math.max(high, v); } });
      curves.set(output, [low, high]);
    }
    return curves.get(output);
  }
  function shownOf(f) {
    const table = terms[f].tables[output], knots = axes[terms[f].axes[0]].knots;
    return knots.length ? table.slice(0, knots.length) : table;
  }
  function curveOf(f) {
    const key = `${f} ${output}`;
    if (!curves.has(key)) {
      const shown = Array.from(shownOf(f)), [low, high] = range();
      curves.set(key, { shown, y: v => 20 - 18 * (v - low) / ((high - low) || 1), n: shown.length - 1 || 1 });
    }
    return curves.get(key);
  }

  // A control for each feature: a slider that goes by rank, with the number beside it; or a list of levels.
  function knob(f) {
    const feature = data.features[f], axis = axes[terms[f].axes[0]], knots = axis.knots, id = 'knob-' + f, box = make('div', { class: 'knob' });
    const change = value => {
      values[f] = value;
      box.classList.toggle('changed', !Object.is(value, start(row, f)));
      byId('as-it-was').hidden = !values.some((v, i) => !Object.is(v, start(row, i)));
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
      const show = (value, isTyped) => {
        date?.replaceChildren(text(f, value));
        const place = knots.length > 1 && Number.isFinite(value) && !feature.specials.includes(value) ? locate(axis, value) : null;
        range.value = place ? place[0] + place[1] : 0;
        if (!isTyped) number.value = !Number.isFinite(value) ? '' : knots.length > 1 && !Number.isInteger(value) ? tidy(value) : value;
        number.placeholder = Number.isFinite(value) ? '' : 'missing';
      };
      range.addEventListener('input', () => { const value = tidy(at(+range.value)); number.value = value; date?.replaceChildren(text(f, value)); change(value); });
      number.addEventListener('input', () => { const value = number.value === '' ? NaN : +number.value; show(value, true); change(value); });
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

  const rowName = r => 'row ' + (data.rows[r].index + 1) + (data.rows[r].id ? ` · ${data.rows[r].id}` : '');
  const fillList = (list, texts) => list.replaceChildren(...texts.map(text => make('li', {}, text)));

  function choose(r) {
    row = r;
    values = data.features.map((_, f) => start(row, f));
    byId('row').value = row;
    const own = data.rows[row];
    byId('actual').textContent = own.target === null ? '' : `Actual: ${own.target}`;
    byId('story').textContent = own.story ?? '';
    byId('story-card').hidden = !own.story;
    fillList(byId('reasons'), own.reasons ?? []);
    byId('reasons-lead').hidden = !own.reasons?.length;
    byId('change').hidden = !own.change;
    if (own.change) {
      byId('change-heading').textContent = own.change.heading;
      fillList(byId('alone'), own.change.alone);
      byId('alone-box').hidden = !own.change.alone.length;
      byId('together').textContent = own.change.together;
    }
    byId('as-it-was').hidden = true;
    knobs.forEach((box, f) => { box.show(values[f]); box.classList.remove('changed'); });
    draw();
  }

  const move = by => { const at = order.indexOf(row); choose(order[(at + by + order.length) % order.length]); };

  // The rows in an order; those that it leaves out aren't offered.
  function sort(kind) {
    const all = data.rows.map((_, i) => i), by = (key, sign) => [...all].sort((a, b) => sign * ((data.rows[a][key] ?? -sign * Infinity) - (data.rows[b][key] ?? -sign * Infinity)) || a - b);
    order = kind === 'error' ? by('error', -1) : kind === 'near' ? by('near', 1) : kind === 'denied' ? all.filter(i => data.rows[i].denied) : all;
    byId('row').replaceChildren(...order.map(i => make('option', { value: i }, rowName(i))));
    byId('found').textContent = order.length ? '' : 'No such row in this page.';
    if (order.length) choose(order[0]); else sort(byId('order').value = 'own');
  }

  function find(wanted) {
    const key = wanted.trim().toLowerCase();
    if (!key) return void (byId('found').textContent = '');
    const found = data.rows.findIndex(r => (r.id ?? '').toLowerCase() === key), at = found >= 0 ? found : data.rows.findIndex(r => String(r.index + 1) === key.replace(/^row /, ''));
    byId('found').textContent = at >= 0 ? '' : 'No such row in this page.';
    if (at < 0) return;
    if (!order.includes(at)) sort(byId('order').value = 'own');
    choose(at);
  }

  if (data.rows.length) {
    data.rows.forEach((_, i) => byId('row').append(make('option', { value: i }, rowName(i))));
    byId('row').addEventListener('change', () => choose(+byId('row').value));
    byId('previous').addEventListener('click', () => move(-1));
    byId('next').addEventListener('click', () => move(1));
    byId('reset').addEventListener('click', () => choose(row));
    byId('order').addEventListener('change', () => sort(byId('order').value));
    byId('find').addEventListener('change', () => find(byId('find').value));
    byId('knobs').append(...knobs);
    choose(Math.max(data.rows.findIndex(r => r.denied), 0)); // Who is denied asks first.
    addEventListener('load', () => setTimeout(drawCurves)); // They take a while, and can be waited for.
  }

  // What another threshold would decide.
  if (data.decisions) {
    const slider = byId('threshold'), put = (id, text) => { byId(id).textContent = text; };
    const show = () => {
      const [p, name, tp, fp, tn, fn] = data.decisions.cuts[+slider.value], all = tp + fp + tn + fn;
      put('threshold-value', name);
      slider.setAttribute('aria-valuetext', name);
      for (const [id, rows] of Object.entries({ tp, fp, tn, fn })) put('cell-' + id, count(rows));
      put('share-rate', percent((tp + fp) / all));
      put('share-accuracy', percent((tp + tn) / all));
      put('share-precision', percent(tp / (tp + fp)));
      put('share-recall', percent(tp / (tp + fn)));
      put('share-specificity', percent(tn / (tn + fp)));
      const place = (id, across, up) => {
        const mark = byId(id), at = (from, to, share) => (+from + (to - from) * (Number.isFinite(share) ? share : 0)).toFixed(1), d = mark.dataset;
        mark.setAttribute('cx', at(d.left, d.right, across));
        mark.setAttribute('cy', at(d.bottom, d.top, up));
      };
      place('mark-roc', fp / (fp + tn), tp / (tp + fn));
      place('mark-pr', tp / (tp + fn), tp / (tp + fp));
      const line = byId('mark-histogram'), x = (+line.dataset.from + (line.dataset.to - line.dataset.from) * p).toFixed(1);
      line.setAttribute('x1', x);
      line.setAttribute('x2', x);
    };
    slider.addEventListener('input', show);
    byId('threshold-own').addEventListener('click', () => { slider.value = data.decisions.own; show(); });
    slider.setAttribute('aria-valuetext', data.decisions.cuts[data.decisions.own][1]);
  }

  const chooser = byId('class');
  if (chooser) chooser.addEventListener('change', () => {
    output = +chooser.value;
    for (const [kind, texts] of Object.entries({ up: data.up, down: data.down })) {
      const swatch = document.querySelector('.legend .' + kind);
      if (swatch) swatch.nextSibling.textContent = `${kind}: ${texts[output]} `;
    }
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
