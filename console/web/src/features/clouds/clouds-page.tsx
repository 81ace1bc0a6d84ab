export function CloudsPage() {
  return null;
}
