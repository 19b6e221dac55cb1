import { encrypt } from './encryption.ts';
import type { Told } from './messages.ts';
import type { Secrets } from './opening.ts';
import { signatureOf } from './signature.ts';
import { writeXml } from './xml.ts';

/** Says that a message came in and that nothing follows with this response. Anything else shows an error to people. */
export const SUCCESS = (): Response =>
  new Response('success', { headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** A text that goes back with the response; encrypted where messages are. `text` is tidied and within the limit. */
export async function passiveReply(text: string, to: Told, secrets: Secrets, now: number): Promise<Response> {
  const seconds = Math.floor(now / 1000);
  const xml = writeXml({
    ToUserName: to.chat,
    FromUserName: to.account,
    CreateTime: seconds,
    MsgType: 'text',
    Content: text,
  });
  const body = secrets.key ? await sealed(xml, secrets, secrets.key, String(seconds)) : xml;
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}

async function sealed(
  xml: string,
  { appId, token }: Secrets,
  key: Uint8Array<ArrayBuffer>,
  timestamp: string,
): Promise<string> {
  const nonce = String(crypto.getRandomValues(new Uint32Array(1))[0]);
  const ciphertext = await encrypt(xml, key, appId);
  return writeXml({
    Encrypt: ciphertext,
    MsgSignature: await signatureOf(token, timestamp, nonce, ciphertext),
    TimeStamp: Number(timestamp),
    Nonce: nonce,
  });
}
