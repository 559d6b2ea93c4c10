import { notifications } from '@mantine/notifications';
import { sentenceOf } from '@/api/problem';

/** Says that something was done; read out by screen readers as it appears. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: 4_000 });
}

/** Says that something was refused; stays longer, there is something to read. */
export function notifyProblem(error: unknown): void {
  notifications.show({ message: sentenceOf(error), color: 'red', autoClose: 10_000 });
}
