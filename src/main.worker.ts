import beyond from '../corpus/beyond.md';
import lexicon from '../corpus/lexicon.yaml';
import models from '../corpus/models.bin';
import offices from '../corpus/offices.yaml';
import errata from '../corpus/plan/errata.yaml';
import facts from '../corpus/plan/facts.yaml';
import plan from '../corpus/plan/plan.md';
import clipped from '../corpus/plan/questions/clipped.md';
import draft from '../corpus/plan/questions/draft.md';
import english from '../corpus/plan/questions/english.md';
import exact from '../corpus/plan/questions/exact.md';
import frame from '../corpus/plan/questions/frame.md';
import premise from '../corpus/plan/questions/premise.md';
import rough from '../corpus/plan/questions/rough.md';
import several from '../corpus/plan/questions/several.md';
import stories from '../corpus/plan/questions/stories.md';
import widened from '../corpus/plan/questions/widened.md';
import { workerHandler } from './worker.ts';

/** All of `corpus/`, under the paths there; a test compares with the folder. */
const files = new Map([
  ['beyond.md', beyond],
  ['lexicon.yaml', lexicon],
  ['offices.yaml', offices],
  ['plan/errata.yaml', errata],
  ['plan/facts.yaml', facts],
  ['plan/plan.md', plan],
  ['plan/questions/draft.md', draft],
  ['plan/questions/exact.md', exact],
  ['plan/questions/frame.md', frame],
  ['plan/questions/premise.md', premise],
  ['plan/questions/english.md', english],
  ['plan/questions/clipped.md', clipped],
  ['plan/questions/stories.md', stories],
  ['plan/questions/several.md', several],
  ['plan/questions/rough.md', rough],
  ['plan/questions/widened.md', widened],
]);

/** The entry on Cloudflare Workers: questions are answered there; participation's data stays elsewhere. */
export default workerHandler({ files, models: new Uint8Array(models) });
