import { t as translate } from 'i18next';
import type { FieldError, FieldErrorsImpl, FieldPath, FieldValues, Merge, UseFormSetError } from 'react-hook-form';
import { Problem, sentenceOf } from '@/api/problem';

/** Marks an error whose text is the server's own sentence and not a key of the messages. */
const SERVER = 'server';

/**
 * Shows what the server found at the fields where it found it. The sentence that is left for the head of the form is
 * answered, undefined where every fault has its field. `names` says which field of the form a field of the server is.
 */
export function placeProblem<T extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<T>,
  fields: readonly FieldPath<T>[],
  names: Readonly<Record<string, FieldPath<T>>> = {},
): string | undefined {
  if (!(error instanceof Problem) || error.fields.length === 0) {
    return sentenceOf(error);
  }
  const homeless = error.fields.filter((each) => {
    // A fault in a list is named after its place: roles[0].
    const plain = each.field.replace(/\[.*$/, '');
    const field = names[plain] ?? fields.find((known) => known === plain);
    if (field !== undefined) {
      setError(field, { type: SERVER, message: each.message }, { shouldFocus: true });
    }
    return field === undefined;
  });
  return homeless.length === 0 ? undefined : homeless.map((each) => `${each.field}: ${each.message}`).join(' · ');
}

type AnyError = FieldError | Merge<FieldError, FieldErrorsImpl> | undefined;

/** The text below a field: the server's sentence, or the message that a schema names by its `messageKey`. */
export function errorText(error: AnyError): string | undefined {
  const message = error?.message;
  if (typeof message !== 'string' || message === '') {
    return undefined;
  }
  return error?.type === SERVER ? message : translate(message as never);
}
