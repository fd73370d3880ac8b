package cloudcredits.house.planted.web;

import cloudcredits.house.planted.order.OrderService;

/** Breaks: the ground floor knows no feature. */
record OrderMenu(OrderService orders) {}
