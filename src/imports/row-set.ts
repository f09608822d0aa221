/** Row numbers from 1 to two million (`maxRows`), a bit each. */
export class RowSet {
  private bits = new Uint8Array(1024);
  size = 0;

  add(row: number): void {
    const byte = row >>> 3;
    if (byte >= this.bits.length) {
      const larger = new Uint8Array(Math.max(byte + 1, this.bits.length * 2));
      larger.set(this.bits);
      this.bits = larger;
    }
    const bit = 1 << (row & 7);
    if ((this.bits[byte]! & bit) !== 0) return;
    this.bits[byte]! |= bit;
    this.size++;
  }

  has(row: number): boolean {
    return ((this.bits[row >>> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }
}
