import type { Operation } from '../../model.ts';
import type { Kit } from '../../script/kit.ts';
import { requirement, secured } from '../requirement.ts';
import { canBeMade } from '../siblings.ts';
import { closedToCreation, createsBelowOurs } from './below.ts';
import { hiddenFromChange } from './changed.ts';

const id = 'isolation/update';

export default requirement(id, {
  answers: ['hidden'],
  appliesTo: (operation, kit) =>
    secured(operation) && (changesOurs(operation, kit) || createsBelowOurs(kit, operation)),
  cases: (operation, kit) =>
    operation.kind === 'create' ? closedToCreation(kit, operation, id) : hiddenFromChange(kit, operation, id),
});

function changesOurs(operation: Operation, kit: Kit): boolean {
  return (operation.kind === 'replace' || operation.kind === 'patch') && canBeMade(kit, operation);
}
