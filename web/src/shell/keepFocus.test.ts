import { expect, test } from 'vitest';
import { keepFocus } from './keepFocus';

keepFocus();

/** What a browser does with the focus of a button that is disabled; jsdom leaves it there. */
function disable(button: HTMLButtonElement): void {
  button.blur();
  button.disabled = true;
}

const changesSeen = () => new Promise((resolve) => setTimeout(resolve, 0));

test('a button that was busy has its focus back, unless somebody has gone elsewhere', async () => {
  document.body.innerHTML = '<button id="save">save</button><input id="other" />';
  const save = document.querySelector<HTMLButtonElement>('#save');
  const other = document.querySelector<HTMLInputElement>('#other');
  if (save === null || other === null) {
    throw new Error('the page is not there');
  }
  save.focus();
  disable(save);
  await changesSeen();
  save.disabled = false;
  await changesSeen();
  expect(document.activeElement).toBe(save);

  disable(save);
  other.focus();
  await changesSeen();
  save.disabled = false;
  await changesSeen();
  expect(document.activeElement).toBe(other);
});
