import i18next from 'i18next';
import { expect, test } from 'vitest';
import { wordOf } from '@/kit/text';
import { features } from './features';
import { loadMessages, setLanguage, startLanguage } from './i18n';

test('a feature speaks the language of the moment, once its messages are asked for', async () => {
  await startLanguage();
  await setLanguage('es-CL');
  expect(i18next.t('field.branch')).toBe('Sucursal');
  expect(i18next.hasResourceBundle('es', 'catalog')).toBe(false);

  await loadMessages('catalog');
  const t = i18next.getFixedT(null, 'catalog');
  expect(t('catalog.taxes.affected')).toBe('Afecto a IVA');
  expect(t('field.branch')).toBe('Sucursal');
  expect(wordOf(t, 'catalog.taxes', 'affected')).toBe('Afecto a IVA');
  expect(wordOf(t, 'catalog.taxes', 'of a newer server')).toBe('of a newer server');
  expect(i18next.hasResourceBundle('en', 'catalog')).toBe(false);

  await setLanguage('es-AR');
  expect(t('catalog.taxes.affected', { lng: 'es-AR' })).toBe('Gravado con IVA');
  await setLanguage('en');
  expect(i18next.t('field.branch')).toBe('Branch');
  expect(i18next.t('catalog.taxes.affected', { ns: 'catalog' })).toBe('With IVA');
});

test('every feature is named as its folder and has its messages', async () => {
  for (const feature of features) {
    await expect(loadMessages(feature.name)).resolves.toBeUndefined();
    expect(import.meta.glob('../features/*/index.ts')).toHaveProperty(`../features/${feature.name}/index.ts`);
  }
  await expect(loadMessages('nothing')).rejects.toThrow();
});
