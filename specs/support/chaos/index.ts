import type { Behaviour } from './behaviour.ts';
import { bodies } from './bodies.ts';
import { chunks } from './chunks.ts';
import { connections } from './connections.ts';
import { encodings } from './encodings.ts';
import { headers } from './headers.ts';
import { creations, ids } from './ids.ts';
import { interim } from './interim.ts';
import { large } from './large.ts';
import { leads } from './leads.ts';
import { lengths } from './lengths.ts';
import { slow } from './slow.ts';
import { statuses } from './statuses.ts';

/** All that a target does to us on its connections, by family. */
export const families: Readonly<Record<string, readonly Behaviour[]>> = {
  slow,
  large,
  headers,
  encodings,
  lengths,
  chunks,
  statuses,
  interim,
  bodies,
  connections,
  leads,
  ids,
  creations,
};
