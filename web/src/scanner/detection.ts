/** Finds a code in a picture. */
export interface Detector {
  detect(picture: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
