import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useTillKeys } from './useTillKeys';

const onCommand = vi.fn();

function Screen() {
  useTillKeys({ onCommand, onScan: () => {}, dialogOpen: false, searchInput: () => null });
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
