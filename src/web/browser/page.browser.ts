/**
 * What every page loads; `src/build.cjs` bundles it as `dist/page.js`. Every page works without it: each part looks for
 * the elements that it improves and does nothing where they are not. Which of them hears of a form first matters.
 */
import { improveChat } from './chat.browser.ts';
import { ChatPage } from './chat-page.browser.ts';
import { runClock } from './clock.browser.ts';
import { followReading } from './contents.browser.ts';
import { Conversations } from './conversations.browser.ts';
import { improveCopying } from './copying.browser.ts';
import { keepDrafts } from './drafts.browser.ts';
import { improveFeedback } from './feedback.browser.ts';
import { improveSearch } from './live-search.browser.ts';
import { improveSources } from './panel.browser.ts';
import { watchButtons } from './part.browser.ts';
import { improvePlainForms } from './plain-forms.browser.ts';
import { improveSharing } from './sharing.browser.ts';

watchButtons();
keepDrafts();
improveCopying();
improveFeedback();
improveSharing();
improveSearch();
followReading();
runClock();
improveSources();

const page = ChatPage.find();
if (page) {
  const conversations = new Conversations(page);
  const isBusy = improveChat(page, conversations);
  conversations.begin(isBusy);
  improvePlainForms(page);
}
