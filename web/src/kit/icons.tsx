/** The few pictures of the menu; drawn for this program on a grid of 24. */
interface IconProps {
  size?: number;
}

function icon(paths: string[]) {
  return function Icon({ size = 20 }: IconProps) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {paths.map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
    );
  };
}

export const IconTill = icon(['M4 13h16v7H4z', 'M7 13V8h10v5', 'M10 5h4v3h-4z', 'M10 16.5h4']);
export const IconReceipt = icon(['M6 3h12v18l-3-2-3 2-3-2-3 2z', 'M9 8h6', 'M9 12h6']);
export const IconBoxes = icon(['M3 13h8v8H3z', 'M13 13h8v8h-8z', 'M8 3h8v8H8z']);
export const IconIncoming = icon(['M12 3v11', 'M7 10l5 5 5-5', 'M4 20h16']);
export const IconCount = icon(['M5 4h14v17H5z', 'M9 2h6v4H9z', 'M8.5 12.5l2.5 2.5 4.5-5']);
export const IconAlert = icon(['M12 4l9 16H3z', 'M12 10v4', 'M12 17v.5']);
export const IconJobs = icon(['M4 5h16v5H4z', 'M4 14h16v5H4z', 'M4 7.5h9', 'M4 16.5h5']);
export const IconTag = icon(['M3 12V4h8l10 10-8 8z', 'M7.5 8.5v.1']);
export const IconPercent = icon([
  'M6 18L18 6',
  'M7.5 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  'M16.5 19a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
]);
export const IconUsers = icon([
  'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  'M2 21c0-4 3-6 7-6s7 2 7 6',
  'M17 4a3.5 3.5 0 0 1 0 7',
  'M18.5 15c2.5.8 3.5 3 3.5 6',
]);
export const IconStore = icon(['M4 10v10h16V10', 'M3 10l2-6h14l2 6z', 'M10 20v-6h4v6']);
export const IconShield = icon(['M12 3l7 3v6c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6z', 'M9 12l2 2 4-4']);
export const IconKey = icon(['M8 16a5 5 0 1 1 4.6-7H21v4h-2v3h-4v-3h-2.4A5 5 0 0 1 8 16z', 'M8 11v.1']);
export const IconHistory = icon(['M4 12a8 8 0 1 1 2.5 5.8', 'M4 19v-5h5', 'M12 8v4l3 2']);
export const IconChart = icon(['M4 20V4', 'M4 20h16', 'M8 16v-4', 'M12 16V8', 'M16 16v-6']);
export const IconWords = icon(['M4 6h16', 'M4 11h10', 'M4 16h13', 'M18 13l3 3-3 3']);
export const IconSearch = icon(['M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14z', 'M20 20l-4-4']);
export const IconSun = icon([
  'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  'M12 2v2',
  'M12 20v2',
  'M4.9 4.9l1.4 1.4',
  'M17.7 17.7l1.4 1.4',
  'M2 12h2',
  'M20 12h2',
  'M4.9 19.1l1.4-1.4',
  'M17.7 6.3l1.4-1.4',
]);
export const IconUser = icon(['M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z', 'M4 21c0-4 3.5-6 8-6s8 2 8 6']);
export const IconOut = icon(['M14 4h5v16h-5', 'M10 8l-4 4 4 4', 'M6 12h9']);
export const IconPrinter = icon(['M7 8V3h10v5', 'M5 17H3V8h18v9h-2', 'M7 14h10v7H7z']);
export const IconDownload = icon(['M12 3v12', 'M7 11l5 5 5-5', 'M4 21h16']);
export const IconPlus = icon(['M12 5v14', 'M5 12h14']);
export const IconTrash = icon(['M4 7h16', 'M9 7V4h6v3', 'M6 7l1 14h10l1-14']);
export const IconTruck = icon([
  'M2 6h12v11H2z',
  'M14 10h4l4 4v3h-8z',
  'M6 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  'M17 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
]);
