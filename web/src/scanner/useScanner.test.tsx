import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { useScanner } from './useScanner';

afterEach(cleanup);

function Place({
  onScan,
  onPress,
  enabled,
}: {
  onScan: (code: string) => void;
  onPress: () => void;
  enabled: boolean;
}) {
  const [text, setText] = useState('doce');
  useScanner(onScan, enabled);
  return (
    <>
      <input aria-label="motivo" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <button type="button" onClick={onPress}>
        confirmar
      </button>
    </>
  );
}

function scan(element: HTMLElement, code: string): boolean {
  element.focus();
  for (const key of code) {
    fireEvent.keyDown(element, { key });
    if (element instanceof HTMLInputElement) {
      fireEvent.change(element, { target: { value: element.value + key } });
    }
  }
  return fireEvent.keyDown(element, { key: 'Enter' });
}

test('a scan into a field leaves the field as it was', () => {
  const onScan = vi.fn();
  render(<Place onScan={onScan} onPress={() => {}} enabled />);
  const field = screen.getByLabelText<HTMLInputElement>('motivo');
  scan(field, '7801234567890');
  expect(onScan).toHaveBeenCalledExactlyOnceWith('7801234567890');
  expect(field.value).toBe('doce');
});

test("a scan's Enter presses no button", () => {
  const onScan = vi.fn();
  render(<Place onScan={onScan} onPress={() => {}} enabled />);
  const passedOn = scan(screen.getByRole('button'), 'TAL-750');
  expect(passedOn).toBe(false);
  expect(onScan).toHaveBeenCalledExactlyOnceWith('TAL-750');
});

test('nothing is heard while it is switched off', () => {
  const onScan = vi.fn();
  render(<Place onScan={onScan} onPress={() => {}} enabled={false} />);
  scan(screen.getByLabelText('motivo'), '7801234567890');
  expect(onScan).not.toHaveBeenCalled();
});

test('a password typed at once is no scan', () => {
  const onScan = vi.fn();
  render(
    <>
      <Place onScan={onScan} onPress={() => {}} enabled />
      <input aria-label="clave" autoComplete="current-password" />
    </>,
  );
  scan(screen.getByLabelText('clave'), 'correcthorse');
  expect(onScan).not.toHaveBeenCalled();
});
