import type { Behaviour } from './behaviour.ts';
import { CONTENT } from './behaviours.content.ts';
import { FOREIGN } from './behaviours.foreign.ts';
import { FORM } from './behaviours.form.ts';
import { HONEST } from './behaviours.honest.ts';
import { TRANSPORT } from './behaviours.transport.ts';

/** Every way in which the scripted model behaves, honest ones first. Names are unique. */
export const BEHAVIOURS: readonly Behaviour[] = [...HONEST, ...CONTENT, ...FOREIGN, ...FORM, ...TRANSPORT];
