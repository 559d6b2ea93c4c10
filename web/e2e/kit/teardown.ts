import { checkBudget } from './budget';
import { removeProgram } from './program';

export default async function teardown(): Promise<void> {
  await removeProgram();
  checkBudget();
}
