import { requirement, secured } from '../requirement.ts';
import { canBeMade } from '../siblings.ts';
import { hiddenFromChange } from './changed.ts';

const id = 'isolation/delete';

export default requirement(id, {
  answers: ['hidden'],
  appliesTo: (operation, kit) =>
    operation.kind === 'delete' && secured(operation) && canBeMade(kit, operation),
  cases: (operation, kit) => hiddenFromChange(kit, operation, id),
});
