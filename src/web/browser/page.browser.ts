/**
 * What every page loads; `src/build.cjs` bundles it as `dist/page.js`. Every page works without it: each part looks for
 * the elements that it improves and does nothing where they are not.
 */
import { improveChat } from './chat.browser.ts';
import { offerCopying } from './copying.browser.ts';

improveChat();
offerCopying();
