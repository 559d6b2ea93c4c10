export default function SalesPage() {
  return null;
}
