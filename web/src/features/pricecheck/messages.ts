import type { Messages } from '@/kit/text';

export const messages: Messages = {
  es: {
    priceCheck: {
      title: 'Consulte el precio',
      scan: 'Pase el producto por el lector',
      type: 'o escriba el código',
      see: 'Ver precio',
      unknownTitle: 'No encontramos este código',
      unknownText: 'Pregunte a quien atiende, con gusto le ayuda. Código: {{code}}',
      noPriceTitle: 'Este producto no tiene precio aquí',
      awayTitle: 'En este momento no podemos decirle el precio',
      awayText: 'Volvemos enseguida. Pregunte a quien atiende, con gusto le ayuda.',
      perUnit: 'por {{unit}}',
      checkedAt: '{{branch}} · precio a las {{time}}',
      next: 'Otro producto',
      setUp: 'Esta pantalla muestra los precios de una sucursal',
      setUpText: 'Elija la sucursal. Queda guardada en este equipo.',
      change: 'Cambiar sucursal',
      noBranches: 'No hay sucursales',
      // The units of the catalogue in full; others are shown as they are written there.
      units: { un: 'unidad', l: 'litro', m: 'metro', m2: 'metro cuadrado', kg: 'kilo' },
    },
  },
  en: {
    priceCheck: {
      title: 'Check the price',
      scan: 'Hold the product to the scanner',
      type: 'or type its code',
      see: 'Show the price',
      unknownTitle: 'We do not know this code',
      unknownText: 'Ask one of us, we are glad to help. Code: {{code}}',
      noPriceTitle: 'This product has no price here',
      awayTitle: 'We cannot tell you the price right now',
      awayText: 'Back in a moment. Ask one of us, we are glad to help.',
      perUnit: 'per {{unit}}',
      checkedAt: '{{branch}} · price at {{time}}',
      next: 'Another product',
      setUp: 'This screen shows the prices of one branch',
      setUpText: 'Choose the branch. This device remembers it.',
      change: 'Change branch',
      noBranches: 'There are no branches',
      units: { un: 'piece', l: 'litre', m: 'metre', m2: 'square metre', kg: 'kilogram' },
    },
  },
};
