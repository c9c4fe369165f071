import type { Contract } from '../contract/contract.ts';
import { isDocumentedSuccess, jsonValueOf } from '../contract/documented.ts';
import { placeOf } from '../contract/kind.ts';
import { isObject, valueAt } from '../contract/pointer.ts';
import type { Exchange, HttpRequest, Operation } from '../model.ts';
import { lastParameter } from '../probes/absent.ts';
import { expand } from '../script/request.ts';

/** A resource that this run made, and the request that removes it. */
export interface Made {
  readonly path: string;
  readonly removal?: { readonly operation: Operation; readonly path: string };
}

/**
 * The last word on harm: knows from the traffic what this run made and what was there before, and lets no request
 * that could damage touch the latter, whatever a case asked for.
 */
export class Guard {
  readonly #contract: Contract;
  readonly #foreign: Set<string>;
  readonly #own = new Set<string>();
  readonly #made = new Map<string, Made>();

  /** @param foreign ids that are known to be somebody's: the configured ones. */
  constructor(contract: Contract, foreign: Iterable<string>) {
    this.#contract = contract;
    this.#foreign = new Set(foreign);
  }

  /** Why a request must not be sent; undefined where it may. */
  objection(request: HttpRequest): string | undefined {
    const operation = this.#contract.operation(request.operation);
    if (!isDestructive(operation)) return undefined;
    const id = bind(operation.path, request.path)?.[lastParameter(operation)];
    if (id === undefined) return `${operation.key} changes what this run did not make`;
    if (this.#own.has(id) || !this.#foreign.has(id)) return undefined;
    return `${request.method} ${request.path} would change what this run did not make`;
  }

  /** Learns from an exchange what exists, what was made and what is gone. */
  note(exchange: Exchange): void {
    const { request, response } = exchange;
    if (response === undefined || response.status < 200 || response.status >= 300) return;
    const operation = this.#contract.operation(request.operation);
    if (operation.kind === 'delete') {
      this.#made.delete(request.path);
      return;
    }
    const value = jsonValueOf(exchange);
    if (operation.kind === 'create' && isDocumentedSuccess(operation, response.status))
      this.#noteMade(operation, request, value);
    else for (const id of this.#idsIn(value)) if (!this.#own.has(id)) this.#foreign.add(id);
  }

  /** What was made and is still there, the last first. */
  remaining(): Made[] {
    return [...this.#made.values()].reverse();
  }

  #noteMade(operation: Operation, request: HttpRequest, value: unknown): void {
    const id = this.#idOf(value);
    // A creation that answers with what was there before has made nothing.
    if (id === undefined || this.#foreign.has(id)) return;
    this.#own.add(id);
    const remover = this.#contract.operations.find(
      (one) => one.kind === 'delete' && placeOf(one.collection) === placeOf(operation.collection),
    );
    const parents = bind(operation.path, request.path) ?? {};
    const path = remover && expand(remover.path, { ...parents, [lastParameter(remover)]: id });
    const made = {
      path: path ?? `${request.path.split('?')[0]}${id}/`,
      ...(remover && path && { removal: { operation: remover, path } }),
    };
    this.#made.set(made.path, made);
  }

  #idOf(value: unknown): string | undefined {
    const id = isObject(value) ? value[this.#contract.identifier] : undefined;
    return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
  }

  #idsIn(value: unknown): string[] {
    const items = valueAt(value, this.#contract.envelope?.items ?? '');
    return [value, ...(Array.isArray(items) ? items : [])].flatMap((item) => this.#idOf(item) ?? []);
  }
}

/** Whether what the operation does could damage something: all writes but creations. */
function isDestructive({ kind }: Operation): boolean {
  return kind === 'replace' || kind === 'patch' || kind === 'delete' || kind === 'action';
}

/** The values of a template's parameters in a path; undefined where the path is not of the template. */
export function bind(template: string, path: string): Record<string, string> | undefined {
  const names = [...template.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
  const pattern = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]*\}/g, '([^/]+)');
  const match = new RegExp(`^${pattern}$`).exec(path.split('?')[0] ?? '');
  return match === null
    ? undefined
    : Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
}
