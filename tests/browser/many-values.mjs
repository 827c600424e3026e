// Writes a vocabulary of 300 topics, among them long words, and a record for each, into the folder that is its argument.
import { mkdirSync, writeFileSync } from 'node:fs';

const folder = process.argv[2];
const TOPICS = 300;
const LONG = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';

const numbers = Array.from({ length: TOPICS }, (_, index) => index + 1);
const labelOf = (number) => (number % 50 === 0 ? `${LONG} ${number}` : `Subject ${number} of many`);
const broaderOf = (number) => (number > 200 ? `skos:broader topic:subject${number % 10 + 1} ; ` : '');

mkdirSync(`${folder}/vocabulary`, { recursive: true });
writeFileSync(`${folder}/vocabulary/subjects.ttl`, `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix topic: <https://praxis.example/vocabulary/topic/> .
${numbers.map((number) => `topic:subject${number} ${broaderOf(number)}skos:prefLabel "${labelOf(number)}"@en .`).join('\n')}
`);
const record = (number) => ({ id: `many${number}`, title: `Note ${number}`, text: `A note on gardens, number ${number}.`,
  tags: { topic: [`subject${number}`], published: [String(1950 + number % 70)] } });
writeFileSync(`${folder}/records.jsonl`, numbers.map((number) => `${JSON.stringify(record(number))}\n`).join(''));
