import type { ReactNode } from 'react';

function Icon({ size = 22, children }: { size?: number; children: ReactNode }) {
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
      {children}
    </svg>
  );
}

export const IconCamera = ({ size }: { size?: number }) => (
  <Icon size={size ?? 22}>
    <path d="M4 8h3l2-3h6l2 3h3v11H4z" />
    <circle cx="12" cy="13" r="3.5" />
  </Icon>
);

export const IconBarcode = ({ size }: { size?: number }) => (
  <Icon size={size ?? 22}>
    <path d="M4 6v12M7 6v12M11 6v12M14 6v12M17 6v12M20 6v12" />
  </Icon>
);
