import { createDecipheriv, createECDH, createHmac, type ECDH } from 'node:crypto';

export interface ReceiverKeys {
  ecdh: ECDH;
  auth: Buffer;
}

/** The receiver of RFC 8291 from its private key and authentication secret, both base64url. */
export function receiverKeys(privateKey: string, auth: string): ReceiverKeys {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  return { ecdh, auth: Buffer.from(auth, 'base64url') };
}

/**
 * Decrypts a push message of one record (aes128gcm, RFC 8188 §2 and RFC 8291 §3). Throws on a body that is cut, has
 * more than one record, or was made for another receiver.
 */
export function decryptPush(body: Buffer, receiver: ReceiverKeys): Buffer {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const senderKey = body.subarray(21, 21 + keyLength);
  const record = body.subarray(21 + keyLength);
  if (record.length < 18 || record.length > body.readUInt32BE(16)) throw new Error('one record was expected');

  const shared = receiver.ecdh.computeSecret(senderKey);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), receiver.ecdh.getPublicKey(), senderKey]);
  const inputKey = hkdf(receiver.auth, shared, info, 32);
  const key = hkdf(salt, inputKey, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = hkdf(salt, inputKey, Buffer.from('Content-Encoding: nonce\0'), 12);

  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const padded: Buffer = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('the padding is wrong');
  return padded.subarray(0, end);
}

/** HKDF-SHA-256 (RFC 5869) for outputs of at most one block. */
function hkdf(salt: Buffer, key: Buffer, info: Buffer, length: number): Buffer {
  const pseudoRandom = createHmac('sha256', salt).update(key).digest();
  return createHmac('sha256', pseudoRandom).update(info).update('\x01').digest().subarray(0, length);
}
