import { decrypt } from './encryption.ts';
import { WECHAT } from './limits.ts';
import { isGenuine, type Signed } from './signature.ts';
import { type Fields, readXml, XmlRefused } from './xml.ts';

/** A request that has no effect, and the status that it is answered with. */
export class Refused extends Error {
  constructor(
    readonly status: 400 | 401 | 413,
    message: string,
  ) {
    super(message);
  }
}

/** What requests are checked by. With a `key` only encrypted messages are taken. */
export interface Secrets {
  appId: string;
  token: string;
  key: Uint8Array<ArrayBuffer> | null;
}

/** What a genuine request holds, and what it was signed with. */
export interface Opened {
  fields: Fields;
  signed: Signed;
}

/** Verifies, decrypts and reads a message. Throws `Refused`. */
export async function openMessage(request: Request, secrets: Secrets, now: number): Promise<Opened> {
  const asked = new URL(request.url).searchParams;
  const { token, key, appId } = secrets;
  if ((asked.get('encrypt_type') === 'aes') !== (key !== null)) throw new Refused(401, 'of the other mode');
  const signed = signedBy(asked, key ? 'msg_signature' : 'signature');
  if (!key) {
    if (!(await isGenuine(signed, token, now))) throw new Refused(401, 'not genuine');
    return { fields: fieldsOf(await readBody(request)), signed };
  }
  const ciphertext = fieldsOf(await readBody(request)).Encrypt ?? '';
  if (!(await isGenuine(signed, token, now, ciphertext))) throw new Refused(401, 'not genuine');
  const xml = await decrypt(ciphertext, key, appId);
  if (xml === null) throw new Refused(401, 'not decipherable, or for another app');
  return { fields: fieldsOf(xml), signed };
}

/** What the platform wants to hear back when the address is entered there. Throws `Refused`. */
export async function openEcho(request: Request, { token, key, appId }: Secrets, now: number): Promise<string> {
  const asked = new URL(request.url).searchParams;
  const echo = asked.get('echostr') ?? '';
  if (key && asked.has('msg_signature')) {
    const isOurs = await isGenuine(signedBy(asked, 'msg_signature'), token, now, echo);
    const plain = isOurs ? await decrypt(echo, key, appId) : null;
    if (plain === null) throw new Refused(401, 'not genuine');
    return plain;
  }
  if (!(await isGenuine(signedBy(asked, 'signature'), token, now))) throw new Refused(401, 'not genuine');
  return echo;
}

function signedBy(asked: URLSearchParams, name: 'signature' | 'msg_signature'): Signed {
  return {
    signature: asked.get(name) ?? '',
    timestamp: asked.get('timestamp') ?? '',
    nonce: asked.get('nonce') ?? '',
  };
}

function fieldsOf(xml: string): Fields {
  try {
    return readXml(xml);
  } catch (error) {
    if (error instanceof XmlRefused) throw new Refused(400, error.message);
    throw error;
  }
}

/** Reads no more than the limit, whatever the length said. */
async function readBody(request: Request): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = (request.body ?? new Blob().stream()).getReader();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > WECHAT.bodyBytes) {
      await reader.cancel();
      throw new Refused(413, 'too large');
    }
    text += decodeOrRefuse(decoder, value);
  }
  return text + decodeOrRefuse(decoder);
}

function decodeOrRefuse(decoder: TextDecoder, bytes?: Uint8Array<ArrayBuffer>): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    throw new Refused(400, 'not UTF-8');
  }
}
