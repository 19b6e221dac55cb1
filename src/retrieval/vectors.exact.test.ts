import { vectorContract } from './vectors.contract.ts';
import { buildExactIndex } from './vectors.exact.ts';

vectorContract('exact scan', buildExactIndex, { recallFloor: 1 });
