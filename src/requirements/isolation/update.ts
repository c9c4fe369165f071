import { requirement, secured } from '../requirement.ts';
import { canBeMade } from '../siblings.ts';
import { hiddenFromChange } from './changed.ts';

const id = 'isolation/update';

export default requirement(id, {
  answers: ['hidden'],
  appliesTo: (operation, kit) =>
    (operation.kind === 'replace' || operation.kind === 'patch') &&
    secured(operation) &&
    canBeMade(kit, operation),
  cases: (operation, kit) => hiddenFromChange(kit, operation, id),
});
