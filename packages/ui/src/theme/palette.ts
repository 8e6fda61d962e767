import type { MantineColorsTuple } from "@mantine/core";

/** Navy-teal: everything a person can press, and the ground of the jackpot panel. */
export const ink: MantineColorsTuple = [
  "#eff6f8",
  "#dcebef",
  "#b6d4dc",
  "#8bbac7",
  "#62a0b1",
  "#37788c",
  "#236579",
  "#14536a",
  "#0d4054",
  "#082b3a",
];

/** Warm gold: jackpots, results and prizes, and nothing else, so that it keeps its meaning. */
export const gold: MantineColorsTuple = [
  "#fcf6e6",
  "#f7eaca",
  "#efd89d",
  "#e7c66f",
  "#dfb54c",
  "#d1a032",
  "#b0821f",
  "#8a6414",
  "#6e4f0f",
  "#4d3709",
];

/** Neutrals lean towards the ink so that surfaces and text belong to one family. */
export const gray: MantineColorsTuple = [
  "#f7f9f9",
  "#f0f4f5",
  "#e6ecee",
  "#dbe3e6",
  "#c2cdd2",
  "#8b9ba2",
  "#5d6e76",
  "#43535b",
  "#2b393f",
  "#17232a",
];

export const dark: MantineColorsTuple = [
  "#e4ebee",
  "#c4d0d5",
  "#9fb0b8",
  "#7f929b",
  "#3d4f58",
  "#2a3a43",
  "#1d2b33",
  "#142027",
  "#0c161c",
  "#070f14",
];

export const green: MantineColorsTuple = [
  "#ecf7f1",
  "#d5ece0",
  "#a9d8c0",
  "#79c29d",
  "#50ae7f",
  "#2f9166",
  "#227a54",
  "#196545",
  "#125037",
  "#0b3625",
];

export const red: MantineColorsTuple = [
  "#fcf1ef",
  "#f7dfdb",
  "#eebfb7",
  "#e39a8e",
  "#d97a6b",
  "#c4574a",
  "#ad4338",
  "#91342b",
  "#732821",
  "#4f1b16",
];

export const orange: MantineColorsTuple = [
  "#fdf3e8",
  "#f9e3ca",
  "#f2c795",
  "#e9a95f",
  "#e08f37",
  "#c2721d",
  "#a25c14",
  "#84490f",
  "#66380b",
  "#462607",
];

export const blue: MantineColorsTuple = [
  "#eef4fc",
  "#d9e6f7",
  "#b2cdee",
  "#86b0e3",
  "#6096d8",
  "#3f78c0",
  "#3063a3",
  "#254f84",
  "#1c3d67",
  "#132a47",
];
