import { type KeyObject, sign, verify } from 'node:crypto';
import { isObject } from '../documents/pointer.ts';
import { keyIdOf } from './keys.ts';
import { LIMITS } from './layout.ts';
import { refuse } from './refusal.ts';
import { parseStrict } from './strict-json.ts';

/** Dead Simple Signing Envelope, version 1: signatures over bytes and their type. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: Buffer;
  readonly signatures: readonly Signature[];
}

export interface Signature {
  /** Of the key that made it, see `keyIdOf`. */
  readonly keyid: string;
  readonly sig: Buffer;
}

/** The type of an in-toto statement. */
export const IN_TOTO = 'application/vnd.in-toto+json';

/** The bytes that are signed: the type is among them, so that nobody can give the payload another meaning. */
function preAuthentication(type: string, payload: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `),
    payload,
  ]);
}

/** The envelope with a signature more. */
export function signed(envelope: Omit<Envelope, 'signatures'> & Partial<Envelope>, key: KeyObject): Envelope {
  const { payloadType, payload, signatures = [] } = envelope;
  const sig = sign(null, preAuthentication(payloadType, payload), key);
  return { payloadType, payload, signatures: [...signatures, { keyid: keyIdOf(key), sig }] };
}

/** Whether a signature of the envelope is that of a public key. */
export function isSignedBy({ payloadType, payload }: Envelope, { sig }: Signature, key: KeyObject): boolean {
  return verify(null, preAuthentication(payloadType, payload), key, sig);
}

export function envelopeText({ payloadType, payload, signatures }: Envelope): string {
  const written = {
    payloadType,
    payload: payload.toString('base64'),
    signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig: sig.toString('base64') })),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** @throws Refusal where it is none, or says one thing in two ways. */
export function readEnvelope(bytes: Buffer): Envelope {
  const value = parseStrict(bytes);
  if (!isObject(value) || !hasOnly(value, ['payloadType', 'payload', 'signatures']))
    return refuse('is no DSSE envelope: it has payloadType, payload and signatures, and nothing else');
  const { payloadType, payload, signatures } = value;
  if (typeof payloadType !== 'string' || !Array.isArray(signatures))
    return refuse('is no DSSE envelope: payloadType is a text, and signatures a list');
  if (signatures.length > LIMITS.signatures) refuse(`has more than ${LIMITS.signatures} signatures`);
  return { payloadType, payload: base64(payload, 'the payload'), signatures: signatures.map(signatureIn) };
}

function signatureIn(value: unknown): Signature {
  if (!isObject(value) || !hasOnly(value, ['keyid', 'sig']))
    return refuse('has a signature that is more or less than keyid and sig');
  const { keyid } = value;
  if (typeof keyid !== 'string' || !/^[0-9a-f]{64}$/.test(keyid))
    return refuse('has a signature whose keyid is not the SHA-256 of a key');
  const sig = base64(value['sig'], 'a signature');
  return sig.length === 64 ? { keyid, sig } : refuse('has a signature that is none of Ed25519');
}

function hasOnly(value: object, names: readonly string[]): boolean {
  return Object.keys(value).sort().join() === [...names].sort().join();
}

/** One value has one spelling. */
function base64(value: unknown, what: string): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'base64') : undefined;
  return bytes !== undefined && bytes.toString('base64') === value
    ? bytes
    : refuse(`has ${what} that is not base64`);
}
