import { beginCounting } from './budget';
import { GIVEN_URL, removeProgram, startProgram } from './program';

export default async function setup(): Promise<void> {
  // An earlier run that was cut off may have left its program behind.
  await removeProgram();
  beginCounting();
  if (GIVEN_URL === undefined) {
    await startProgram();
  }
}
