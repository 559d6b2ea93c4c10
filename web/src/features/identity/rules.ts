import * as z from 'zod/mini';
import { messageKey } from '@/kit/text';

/** What the server asks of the facts it keeps of people, branches and keys; messages are keys. */
const NO_CONTROL = /^[^\p{Cc}]*$/u;
export const MIN_PASSWORD = 12;
const MAX_PASSWORD = 128;

export const line = (most: number) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1, messageKey('kit', 'field.required')),
      z.maxLength(most, messageKey('identity', 'identity.errors.tooLong')),
      z.regex(NO_CONTROL, messageKey('identity', 'identity.errors.control')),
    );

export const username = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9._@-]{0,59}$/, messageKey('identity', 'identity.errors.username')));
export const code = z.string().check(z.regex(/^[A-Z0-9-]{1,20}$/, messageKey('identity', 'identity.errors.code')));
export const password = z
  .string()
  .check(
    z.minLength(MIN_PASSWORD, messageKey('identity', 'identity.errors.shortPassword')),
    z.maxLength(MAX_PASSWORD, messageKey('identity', 'identity.errors.tooLong')),
  );
export const roles = z.array(z.string()).check(z.minLength(1, messageKey('identity', 'identity.errors.noRole')));

export const roleName = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9_]{1,29}$/, messageKey('identity', 'identity.errors.roleName')));
export const permissions = z
  .array(z.string())
  .check(z.minLength(1, messageKey('identity', 'identity.errors.noPermission')));

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

/** A password that nobody has to think up, without letters that look alike; about 5.8 bits each. */
export function suggestPassword(length = 16): string {
  // Bytes beyond the largest multiple would make the first letters more likely.
  const limit = 256 - (256 % LETTERS.length);
  let text = '';
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < limit && text.length < length) {
        text += LETTERS[byte % LETTERS.length];
      }
    }
  }
  return text;
}
