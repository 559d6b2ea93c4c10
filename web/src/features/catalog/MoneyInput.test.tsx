import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { useState } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { MoneyInput } from './MoneyInput';

const told = vi.fn();

function Field({ currency }: { currency: string }) {
  const [amount, setAmount] = useState<number>();
  const change = (next: number | undefined) => {
    told(next);
    setAmount(next);
  };
  return (
    <MantineProvider>
      <MoneyInput label="Precio" value={amount} onChange={change} currency={currency} />
    </MantineProvider>
  );
}

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'es-AR', resources: {} });
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
});

afterEach(() => {
  cleanup();
  told.mockReset();
});

test.each([
  ['ARS', '12,50', 1_250],
  ['ARS', '1250,05', 125_005],
  ['CLP', '15990', 15_990],
])('%s: %s is typed as it is written', async (currency, text, amount) => {
  render(<Field currency={currency} />);
  await userEvent.type(screen.getByLabelText('Precio'), text);
  expect(told).toHaveBeenLastCalledWith(amount);
});

test('what is emptied is no amount', async () => {
  render(<Field currency="ARS" />);
  await userEvent.type(screen.getByLabelText('Precio'), '5');
  await userEvent.clear(screen.getByLabelText('Precio'));
  expect(told).toHaveBeenLastCalledWith(undefined);
});
