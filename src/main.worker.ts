import intents from '../corpus/intents.bin';
import models from '../corpus/models.bin';
import files from '../dist/corpus-files.txt';
import page from '../dist/page-script.txt';
import prompts from '../dist/prompt-files.txt';
import verifier from '../dist/verifier-script.txt';
import { workerHandler } from './worker.ts';

/**
 * The entry on Cloudflare Workers: questions are answered there; participation's data stays elsewhere. The corpus
 * comes as one file, path → text, that `node src/build.cjs worker` wrote before (see wrangler.toml).
 */
export default workerHandler({
  files: new Map(Object.entries(JSON.parse(files) as Record<string, string>)),
  prompts: new Map(Object.entries(JSON.parse(prompts) as Record<string, string>)),
  models: new Uint8Array(models),
  intents: new Uint8Array(intents),
  scripts: { page, verifier },
});
