import type { Behaving } from './putting.ts';
import type { Scene } from './scene.ts';

/** One way in which a model behaves. */
export interface Behaviour {
  /** For seeds and the command line. */
  name: string;
  /** For the table. */
  title: string;
  /** `honest`: what it writes is true; `content`: it is not; `form`: the text is broken; `transport`: the connection. */
  kind: 'honest' | 'content' | 'form' | 'transport';
  /** Takes seconds, and so is run less often. */
  isSlow?: boolean;
  behave(scene: Scene): Behaving;
}
