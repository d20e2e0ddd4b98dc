/** HTTP Basic with UTF-8, of which `btoa` alone knows only the first 256 characters. */
export function basicAuthorization(username: string, password: string): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}
