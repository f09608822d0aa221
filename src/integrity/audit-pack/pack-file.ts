/** A file of the pack as the manifest tells it. */
export interface ManifestEntry {
  name: string;
  bytes: number;
  /** Hex. */
  sha256: string;
}

export interface PackFile {
  /** In the archive; plain ASCII, so that every tool unpacks it. */
  name: string;
  /** Read when its turn comes; told of the files before it. */
  content: (before: readonly ManifestEntry[]) => AsyncIterable<Buffer | string>;
  /** Already compressed (a workbook is a zip itself). */
  packed?: boolean;
}
