import { expect, test } from 'vitest';
import { parseQuantity } from './amounts';
import { moneyText, parseMoney, parsePercent } from './input';

test('Chilean amounts have no decimals, and points only group', () => {
  expect(parseMoney('12990', 'CLP')).toBe(12990);
  expect(parseMoney('12.990', 'CLP')).toBe(12990);
  expect(parseMoney('$ 1.012.990', 'CLP')).toBe(1012990);
  expect(parseMoney('12,5', 'CLP')).toBeUndefined();
  expect(parseMoney('', 'CLP')).toBeUndefined();
  expect(parseMoney('-5', 'CLP')).toBeUndefined();
  expect(moneyText(12990, 'CLP')).toBe('12990');
});

test('Argentine amounts have cents', () => {
  expect(parseMoney('765,33', 'ARS')).toBe(76533);
  expect(parseMoney('1.765,3', 'ARS')).toBe(176530);
  expect(parseMoney('1000', 'ARS')).toBe(100000);
  expect(parseMoney('1,234', 'ARS')).toBeUndefined();
  expect(parseMoney(moneyText(76533, 'ARS'), 'ARS')).toBe(76533);
});

test('percent has at most two decimals', () => {
  expect(parsePercent('12,5')).toBe(1250);
  expect(parsePercent('12.34 %')).toBe(1234);
  expect(parsePercent('101')).toBeUndefined();
  expect(parsePercent('1,234')).toBeUndefined();
});

test('quantities have at most three decimals', () => {
  expect(parseQuantity('0,25')).toBe(250);
  expect(parseQuantity('3')).toBe(3000);
  expect(parseQuantity('0')).toBeUndefined();
  expect(parseQuantity('1,0005')).toBeUndefined();
});
