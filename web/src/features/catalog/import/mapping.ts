import type { CsvFile } from './csvFile';

/** The fields of the server's import. */
export const FIELDS = [
  'sku',
  'name',
  'price',
  'barcode',
  'category',
  'brand',
  'unit',
  'tax',
  'cost',
  'stock',
  'branch',
  'description',
  'tax_category',
  'currency',
  'cost_currency',
  'suggested_price',
] as const;
export type Field = (typeof FIELDS)[number];

export const REQUIRED: readonly Field[] = ['sku', 'name', 'price'];

/** For each column of the file the field it holds; undefined for a column that is not read. */
export type Mapping = readonly (Field | undefined)[];

/** Values for fields that the file does not have. */
export type Defaults = { readonly [field in 'unit' | 'tax' | 'branch']?: string };

/** How the headers of other programs name the fields, without accents and signs. */
const NAMES: Record<Field, readonly string[]> = {
  sku: ['sku', 'codigo', 'cod', 'codigo interno', 'codigo producto', 'id producto', 'articulo'],
  name: ['name', 'nombre', 'producto', 'nombre producto', 'product name', 'descripcion corta', 'glosa'],
  price: ['price', 'precio', 'precio venta', 'precio lista', 'valor', 'pvp', 'precio publico'],
  barcode: ['barcode', 'codigo barras', 'codigo de barras', 'cod barra', 'ean', 'ean13', 'gtin', 'upc'],
  category: ['category', 'categoria', 'rubro', 'familia', 'departamento', 'linea'],
  brand: ['brand', 'marca', 'fabricante'],
  unit: ['unit', 'unidad', 'unidad medida', 'unidad de medida', 'um', 'udm'],
  tax: ['tax', 'impuesto', 'iva', 'afecto', 'afecto exento'],
  cost: ['cost', 'costo', 'precio costo', 'precio compra', 'costo neto'],
  stock: ['stock', 'existencia', 'existencias', 'cantidad', 'saldo', 'inventario'],
  branch: ['branch', 'sucursal', 'tienda', 'local', 'bodega'],
  tax_category: ['tax category', 'categoria impuesto', 'categoria de impuesto', 'alicuota', 'tipo iva'],
  currency: ['currency', 'moneda', 'moneda precio', 'moneda venta'],
  suggested_price: ['suggested price', 'precio sugerido', 'pvp sugerido', 'precio recomendado'],
  cost_currency: ['cost currency', 'moneda costo', 'moneda de costo', 'moneda compra'],
  description: ['description', 'descripcion', 'detalle', 'descripcion larga', 'observacion'],
};

const plain = (header: string) =>
  header
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** What the columns seem to hold, each field at most once. */
export function guessMapping(header: readonly string[]): Mapping {
  const taken = new Set<Field>();
  const mapping = header.map((column) => {
    const name = plain(column);
    const field = FIELDS.find((each) => !taken.has(each) && NAMES[each].includes(name));
    if (field !== undefined) {
      taken.add(field);
    }
    return field;
  });
  // Many files have one text column and call it description; it is the name then.
  if (!taken.has('name') && taken.has('description')) {
    return mapping.map((field) => (field === 'description' ? 'name' : field));
  }
  return mapping;
}

/** Gives a column a field and takes it from the column that had it. */
export function assign(mapping: Mapping, column: number, field: Field | undefined): Mapping {
  return mapping.map((each, index) => {
    if (index === column) {
      return field;
    }
    return each === field ? undefined : each;
  });
}

export function missingFields(mapping: Mapping): Field[] {
  return REQUIRED.filter((field) => !mapping.includes(field));
}

/**
 * The file with a header that the server reads without further options. Rewriting it, rather than naming the columns in
 * the address, also serves headers with commas, without a name or with the same name twice; lines keep their numbers.
 */
export function rewrite(file: CsvFile, mapping: Mapping): string {
  const header = file.header.map((_, index) => mapping[index] ?? `ignored_${index + 1}`).join(file.separator);
  return `${header}\n${file.body}`;
}

/** Lines of a file, counted no further than anybody asks. */
export function countLines(text: string, most: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines < most; at = text.indexOf('\n', at + 1)) {
    lines++;
  }
  return lines;
}

/** The address that takes the file. */
export function importPath(mapping: Mapping, defaults: Defaults): string {
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries(defaults)) {
    const isSaid = mapping.includes(field as Field) || (field === 'tax' && mapping.includes('tax_category'));
    if (value !== undefined && value !== '' && !isSaid) {
      query.append('default', `${field}=${value}`);
    }
  }
  const text = query.toString();
  return `/api/pos/productos/importar${text === '' ? '' : `?${text}`}`;
}
