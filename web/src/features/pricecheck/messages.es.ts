export default {
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
};
