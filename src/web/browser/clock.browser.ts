import { timeLeftInWords } from '../decisions/clock-words.ts';

/** The words change by the minute; twice as often, so that they are never a whole minute late. */
const EVERY_MS = 30_000;

/**
 * Keeps the time right that one still has to comment: each element with `data-until` and `data-now` (milliseconds since
 * the epoch, the second as the server saw it when it made the page). The device's own clock may be wrong, so only what
 * passed since then counts. Nobody is told: what ticks in one's ears is worse than what is a minute old.
 */
export function runClock(): void {
  const clocks = Array.from(document.querySelectorAll<HTMLElement>('[data-until][data-now]'));
  if (clocks.length === 0) return;
  const begun = Date.now();
  const tick = (): void => {
    for (const clock of clocks) {
      const words = timeLeftInWords(Number(clock.dataset.until), Number(clock.dataset.now) + Date.now() - begun);
      if (clock.textContent !== words) clock.textContent = words;
    }
  };
  setInterval(tick, EVERY_MS);
  // A page that slept in the background, or was come back to, is right at once.
  document.addEventListener('visibilitychange', tick);
  addEventListener('pageshow', tick);
}
