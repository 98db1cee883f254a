// Runs in the test page as a classic script: lunr.js itself over the whole corpus, and seeded queries for both sides.
"use strict";

const FIELDS = [
  ["name", 10],
  ["place", 5],
  ["labels", 3],
  ["text", 1],
];

/** lunr.js's own index of documents, with the project's settings and no other help. */
function lunrOver(documents, prepare) {
  const keepStates = (token) => (token.metadata.fields[0] === "place" ? token : lunr.stopWordFilter(token));
  if (!lunr.Pipeline.registeredFunctions.keepStates) lunr.Pipeline.registerFunction(keepStates, "keepStates");
  return lunr(function () {
    this.ref("id");
    this.pipeline.reset();
    this.pipeline.add(keepStates, lunr.stemmer);
    this.b(0);
    this.k1(1.2);
    FIELDS.forEach(([name, boost]) => this.field(name, { boost }));
    documents.forEach((one) => this.add(one));
    if (prepare) prepare(this);
  });
}

/** lunr.js over some of the documents, weighing terms as in the whole. */
function lunrOverPart(part, whole, count) {
  const frequencies = new Map();
  const plain = lunr.idf;
  const index = lunrOver(part, (builder) => {
    Object.keys(builder.invertedIndex).forEach((term) => frequencies.set(builder.invertedIndex[term], term));
    lunr.idf = (posting) => plain(whole.invertedIndex[frequencies.get(posting)], count);
  });
  lunr.idf = plain;
  return index;
}

/** A small generator of its own, so that a seed means the same everywhere. */
function generator(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

/** Seeded clauses: words, prefixes, other wildcards, one edit, required, excluded, some fields, boosts. */
function seededQueries(index, documents, count, seed) {
  const draw = generator(seed);
  const terms = Object.keys(index.invertedIndex).sort();
  const pick = (list) => list[draw(list.length)];
  const word = () => {
    if (draw(8)) return pick(terms);
    const words = pick(documents)[pick(FIELDS)[0]].split(" ");
    return pick(words) || pick(terms);
  };
  const misspelled = (text) => {
    const at = draw(text.length);
    const swapped = text.slice(0, at) + text.slice(at, at + 2).split("").reverse().join("") + text.slice(at + 2);
    return pick([text.slice(0, at) + text.slice(at + 1), text.slice(0, at) + pick("aeioxst".split("")) + text.slice(at), swapped]);
  };
  const clause = () => {
    const one = { term: word() };
    const kind = draw(12);
    if (kind < 2) Object.assign(one, { term: one.term.slice(0, 2 + draw(4)), wildcard: 2, usePipeline: false });
    else if (kind === 2) Object.assign(one, { term: misspelled(one.term) || "x", editDistance: 1, usePipeline: draw(2) === 0 });
    else if (kind === 3 && draw(3) === 0) Object.assign(one, { term: one.term.slice(-4), wildcard: 1, usePipeline: false });
    else if (kind === 4 && draw(3) === 0) Object.assign(one, { term: one.term[0] + "*" + one.term.slice(-2), usePipeline: false });
    else if (kind === 5 && draw(4) === 0) Object.assign(one, { editDistance: 2 });
    const presence = draw(10);
    if (presence < 3) one.presence = lunr.Query.presence.REQUIRED;
    else if (presence === 3) one.presence = lunr.Query.presence.PROHIBITED;
    if (draw(4) === 0) one.fields = FIELDS.map(([name]) => name).filter(() => draw(2));
    if (one.fields && !one.fields.length) delete one.fields;
    if (draw(3) === 0) one.boost = pick([2, 10, 0.3, 0.7, 4]);
    return one;
  };
  return Array.from({ length: count }, () => Array.from({ length: 1 + draw(4) }, clause));
}

function ask(index, clauses) {
  return index.query((query) => clauses.forEach((one) => query.clause(Object.assign({}, one))));
}

/** Asks both sides everything; tells how many queries and results there were and shows the first differences. */
async function compare({ opened, reference, refs, queries, limit }) {
  const report = { queries: 0, results: 0, empty: 0, differences: [] };
  for (const clauses of queries) {
    const expected = ask(reference, clauses);
    const found = await opened.search(clauses, { limit });
    const shown = Math.min(limit, expected.length);
    let same = found.total === expected.length && found.results.length === shown;
    for (let i = 0; same && i < shown; i++) {
      same = refs[found.results[i].doc] === expected[i].ref && found.results[i].score === expected[i].score;
    }
    report.queries++;
    report.results += expected.length;
    report.empty += expected.length ? 0 : 1;
    if (!same && report.differences.length < 5) {
      const firsts = [expected.slice(0, 3), found.results.slice(0, 3)].map((list) => JSON.stringify(list));
      report.differences.push([JSON.stringify(clauses), expected.length, found.total, ...firsts].join(" | "));
    }
  }
  return report;
}

/** The same over a part of the country, where lunr may add in another order: scores within 1e-12, order within that. */
async function compareNearly({ opened, reference, refs, queries }) {
  const report = { queries: 0, results: 0, differences: [] };
  for (const clauses of queries) {
    const expected = new Map(ask(reference, clauses).map(({ ref, score }) => [ref, score]));
    const found = await opened.search(clauses, { limit: Infinity });
    let before = Infinity;
    let same = found.total === expected.size && found.results.length === expected.size;
    for (const { doc, score } of found.results) {
      const wanted = expected.get(refs[doc]);
      same = same && Math.abs(wanted - score) <= 1e-12 * Math.max(1, score) && wanted <= before + 1e-12 * Math.max(1, score);
      before = wanted;
    }
    report.queries++;
    report.results += expected.size;
    if (!same && report.differences.length < 5) report.differences.push(JSON.stringify(clauses) + " " + expected.size + " " + found.total);
  }
  return report;
}
