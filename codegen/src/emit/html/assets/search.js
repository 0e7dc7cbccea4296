// The search: which entries have a word that begins with each of the words that are typed. The
// index was made at the export; a file of it is loaded when a word needs it.
"use strict";

hookwright.search = (() => {
  const PLACE = "_site/search/";
  const EXACT = 4;

  /** The words of a query, in lower case. */
  function words(query) {
    return query.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  }

  /** The file of terms that a word is in; none if no term begins as it does. */
  function shard(index, word) {
    const letter = /[a-z0-9]/.test(word[0]) ? word[0] : "_";
    return index.letters.includes(letter) ? hookwright.need(`${PLACE}terms-${letter}`) : undefined;
  }

  /** The first of the sorted terms that is not before a word. */
  function first(terms, word) {
    let [from, to] = [0, terms.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (terms[middle] < word) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Adds to the scores of entries what a word is worth in them; of those without it they become 0. */
  function score(scores, terms, word, isFirst) {
    const found = new Uint8Array(scores.length);
    if (terms) {
      for (let at = first(terms.terms, word); at < terms.terms.length && terms.terms[at].startsWith(word); at++) {
        const exact = terms.terms[at].length === word.length ? EXACT : 0;
        let entry = 0;
        for (let place = at > 0 ? terms.ends[at - 1] : 0; place < terms.ends[at]; place++) {
          entry += terms.places[place] >> 2;
          const worth = (terms.places[place] & 3) * 2 + exact;
          if (worth > found[entry]) found[entry] = worth;
        }
      }
    }
    for (let entry = 0; entry < scores.length; entry++) {
      scores[entry] = found[entry] > 0 && (isFirst || scores[entry] > 0) ? scores[entry] + found[entry] : 0;
    }
  }

  /** The numbers of the best entries; of those with the same score the first. */
  function best(scores, limit) {
    const byScore = new Map();
    let total = 0;
    for (let entry = 0; entry < scores.length; entry++) {
      if (scores[entry] === 0) continue;
      total += 1;
      if (!byScore.has(scores[entry])) byScore.set(scores[entry], []);
      const same = byScore.get(scores[entry]);
      if (same.length < limit) same.push(entry);
    }
    const sorted = [...byScore.keys()].sort((one, other) => other - one);
    return { total, numbers: sorted.flatMap((score) => byScore.get(score)).slice(0, limit) };
  }

  /** The entries that a query finds, the best first, and how many there are. */
  async function find(query, limit) {
    const wanted = words(query);
    const index = await hookwright.need(`${PLACE}index`);
    if (wanted.length === 0) return { total: 0, entries: [], words: wanted };
    const shards = await Promise.all(wanted.map((word) => shard(index, word)));
    const scores = new Uint16Array(index.count);
    wanted.forEach((word, number) => score(scores, shards[number], word, number === 0));
    const { total, numbers } = best(scores, limit);
    const chunks = await Promise.all(numbers.map((number) => hookwright.need(`${PLACE}entries-${Math.floor(number / index.chunk)}`)));
    return { total, entries: numbers.map((number, at) => chunks[at][number % index.chunk]), words: wanted };
  }

  return { find };
})();
