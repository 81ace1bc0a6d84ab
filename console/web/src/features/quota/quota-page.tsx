export function QuotaPage() {
  return null;
}
