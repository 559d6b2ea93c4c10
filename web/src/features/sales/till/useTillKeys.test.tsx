import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useTillKeys } from './useTillKeys';

const onCommand = vi.fn();
const onScan = vi.fn();

function Screen() {
  useTillKeys({ onCommand, onScan, dialogOpen: false, searchInput: () => null });
  return (
    <div role="menu">
      <button type="button" role="menuitem">
        Cerrar caja
      </button>
    </div>
  );
}

function press(target: Element, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
}

afterEach(() => {
  cleanup();
  onCommand.mockReset();
  onScan.mockReset();
  vi.useRealTimers();
});

test('an open menu has its arrows and its escape', () => {
  const item = render(<Screen />).getByRole('menuitem');
  for (const key of ['ArrowDown', 'ArrowUp', 'Escape', '+']) {
    expect(press(item, key).defaultPrevented).toBe(false);
  }
  expect(onCommand).not.toHaveBeenCalled();
  press(document.body, 'ArrowDown');
  expect(onCommand).toHaveBeenCalledWith('next');
});

test('a plus steps the quantity, at once where another command follows', () => {
  vi.useFakeTimers();
  render(<Screen />);
  press(document.body, '+');
  vi.advanceTimersByTime(150);
  expect(onCommand.mock.calls).toEqual([['more']]);
  press(document.body, '+');
  press(document.body, '-');
  press(document.body, 'F12');
  expect(onCommand.mock.calls).toEqual([['more'], ['more'], ['less'], ['charge']]);
});

test.each(['+A1234', '+-1234'])('a code that begins with a sign is a scan and steps nothing: %s', (code) => {
  vi.useFakeTimers();
  render(<Screen />);
  for (const key of code) {
    press(document.body, key);
  }
  press(document.body, 'Enter');
  vi.advanceTimersByTime(1_000);
  expect(onScan).toHaveBeenCalledExactlyOnceWith(code);
  expect(onCommand).not.toHaveBeenCalled();
});
