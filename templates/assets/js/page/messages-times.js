// @ts-check
// What is said of hours, of meetings, and of how old a check is.

import { ENGLISH } from "./messages.js";

export const TIMES = {
  openAlways: "Open now: day and night",
  meetingUntil: "On now, until {time}",
  openUntil: "Open now, until {time}",
  nextMeeting: "Next meeting: {day} at {time}",
  nextOpen: "Closed now. Next open {day} at {time}",
  today: "today",
  tomorrow: "tomorrow",
  yours: "{time} ({yours} your time)",
  yourTime: "Your time: {day} {time}",
  dayAndTime: "{day}, {time}",
  noMoreToday: "No more today. Next:",
  isToday: "(today)",
  halfYear: "That is more than half a year ago: call first.",
  overYear: "Not checked for more than a year: call first.",
  years: "Not checked for {years} years: call first.",
  halfYearCheck: "That is more than half a year ago: check first.",
  overYearCheck: "Not checked for more than a year: check first.",
  yearsCheck: "Not checked for {years} years: check first.",
};

Object.assign(ENGLISH, TIMES);
