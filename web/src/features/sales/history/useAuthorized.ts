import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/api/client';
import { Problem } from '@/api/problem';
import { complete, NO_CREDENTIALS } from '../dialogs/AuthorizationFields';

const CODES = ['SUPERVISOR_REQUIRED', 'SUPERVISOR_NOT_AUTHORIZED', 'AUTH_LOCKED'];

/**
 * Something that may need a second person: asked for from the start where that is known, otherwise as soon as the server
 * says so.
 */
export function useAuthorized<T>(
  act: (authorization: Schemas['Credentials'] | undefined) => Promise<T>,
  onDone: (answer: T) => void,
  needed: boolean,
) {
  const [credentials, setCredentials] = useState(NO_CREDENTIALS);
  const action = useMutation({
    mutationFn: () => act(complete(credentials) ? credentials : undefined),
    onSuccess: onDone,
    onError: () => setCredentials((each) => ({ ...each, password: '' })),
  });
  const asked = action.error instanceof Problem && CODES.includes(action.error.code);
  const shown = needed || asked || credentials.username !== '';
  return { action, credentials, setCredentials, shown, ready: !shown || complete(credentials) };
}
