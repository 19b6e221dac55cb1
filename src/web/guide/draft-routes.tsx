import { type Context, Hono } from 'hono';
import type { PageStatus } from '../context.ts';
import { sendPage, type Web } from '../context.ts';
import { readForm } from '../frame/form.ts';
import { asSize, keepSize, type Size } from '../frame/settings.ts';
import { pointAt } from '../laws/points.tsx';
import { checkDraft, type Draft, type DraftError, readDraft } from './draft-fields.ts';
import { DraftPage } from './draft-page.tsx';
import { DRAFT_FILE, draftText, joined } from './draft-text.ts';
import { draftUrl } from './matter-page.tsx';

/** The matter whose application is drafted here, and the office whose words say where it goes. */
const MATTER = 'information-request';
const OFFICE = 'info-disclosure';

/** What a page of the draft shows. */
interface Shown {
  draft: Draft;
  errors?: DraftError[];
  isMade?: boolean;
  status?: PageStatus;
  size?: Size;
}

/** The draft of an application. What is typed comes by POST, goes back as the answer, and is kept nowhere. */
export function draftRoutes(web: Web): Hono {
  const app = new Hono();
  const matter = web.corpus.matters.find(({ id, draft }) => id === MATTER && draft !== null);
  if (!matter) return app;
  const office = web.corpus.offices.find(({ id }) => id === OFFICE);
  const basisNow = () => matter.draft && pointAt(web.laws.current.shelf, matter.draft);

  async function show(context: Context, { draft, errors = [], isMade, status, size }: Shown): Promise<Response> {
    context.header('Cache-Control', 'no-store');
    const frame = await web.frame(context);
    const basis = basisNow();
    const text = isMade && errors.length === 0 ? draftText(draft, basis, office) : null;
    const sized = { ...frame, path: draftUrl(MATTER), size: size ?? frame.size };
    return sendPage(
      context,
      <DraftPage frame={sized} basis={basis} draft={draft} errors={errors} text={text} />,
      status,
    );
  }

  app.get(draftUrl(MATTER), (context) => show(context, { draft: readDraft(() => '') }));
  app.post(draftUrl(MATTER), async (context) => {
    const field = await readForm(context);
    const draft = readDraft(field);
    const errors = checkDraft(draft);
    const size = asSize(field('size'));
    if (size) {
      keepSize(context, size);
      // A change of size finds fault with nothing, and takes nothing away that was made.
      const isMade = field('made') !== '' && errors.length === 0;
      return show(context, { draft, isMade, size });
    }
    if (errors.length) return show(context, { draft, errors, status: 422 });
    return field('as') === 'txt'
      ? download(context, joined(draftText(draft, basisNow(), office)))
      : show(context, { draft, isMade: true });
  });
  return app;
}

/** The text as a file. The mark in front and the line ends are for editors that would take it for another encoding. */
function download(context: Context, text: string): Response {
  context.header('Cache-Control', 'no-store');
  context.header('X-Content-Type-Options', 'nosniff');
  const name = encodeURIComponent(DRAFT_FILE);
  context.header('Content-Disposition', `attachment; filename="application-draft.txt"; filename*=UTF-8''${name}`);
  context.header('Content-Type', 'text/plain; charset=utf-8');
  return context.body(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
}
