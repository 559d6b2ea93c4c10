import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { Dialog } from './Dialog';

beforeAll(() => {
  window.matchMedia = (() => ({ matches: false, addEventListener() {}, removeEventListener() {} })) as never;
});
afterEach(cleanup);

/** One dialog, and another that takes its place. */
function Page() {
  const [shown, setShown] = useState(0);
  return (
    <MantineProvider env="test">
      <button type="button" onClick={() => setShown(1)}>
        open
      </button>
      {shown === 1 && (
        <Dialog title="first" onClose={() => setShown(0)}>
          <button type="button" data-autofocus onClick={() => setShown(2)}>
            on
          </button>
        </Dialog>
      )}
      {shown === 2 && (
        <Dialog title="second" onClose={() => setShown(0)}>
          <button type="button" data-autofocus onClick={() => setShown(0)}>
            done
          </button>
        </Dialog>
      )}
    </MantineProvider>
  );
}

async function follow(...names: string[]): Promise<void> {
  const user = userEvent.setup();
  for (const name of names) {
    const button = screen.getByRole('button', { name });
    await waitFor(() => expect(button).toHaveFocus());
    await user.keyboard('{Enter}');
  }
}

test('a dialog gives the focus back to what opened it', async () => {
  render(<Page />);
  screen.getByRole('button', { name: 'open' }).focus();
  await follow('open');
  await waitFor(() => expect(screen.getByRole('button', { name: 'on' })).toHaveFocus());
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'open' })).toHaveFocus());
});

test('so does one that took the place of another', async () => {
  render(<Page />);
  screen.getByRole('button', { name: 'open' }).focus();
  await follow('open', 'on', 'done');
  await waitFor(() => expect(screen.getByRole('button', { name: 'open' })).toHaveFocus());
});
