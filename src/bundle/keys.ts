import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { UsageError } from '../errors.ts';
import { sha256 } from './digest.ts';

/** A new Ed25519 key pair in PEM: PKCS#8 and SPKI. */
export function newKeyPair(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

/** @throws UsageError where the text is no Ed25519 private key in PEM. */
export function privateKeyIn(pem: string, name: string): KeyObject {
  return keyIn(name, 'private', () => createPrivateKey(pem));
}

/** @throws UsageError where the text is no Ed25519 public key in PEM. A private key is refused: it is to stay at home. */
export function publicKeyIn(pem: string, name: string): KeyObject {
  if (/PRIVATE KEY/.test(pem))
    throw new UsageError(`${name} is a private key: name the public one (FILE.pub)`);
  return keyIn(name, 'public', () => createPublicKey(pem));
}

/** Names a key pair: SHA-256 of the public key's SPKI bytes, in hex. */
export function keyIdOf(key: KeyObject): string {
  const pub = key.type === 'private' ? createPublicKey(key) : key;
  return sha256(pub.export({ type: 'spki', format: 'der' }));
}

function keyIn(name: string, kind: string, read: () => KeyObject): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = read();
  } catch (cause) {
    throw new UsageError(`${name} is no ${kind} key in PEM (trysquare keygen makes one)`, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new UsageError(`${name} is a key of another kind: Ed25519 is used (trysquare keygen makes one)`);
  return key;
}
