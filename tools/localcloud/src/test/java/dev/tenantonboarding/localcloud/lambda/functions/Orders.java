package dev.tenantonboarding.localcloud.lambda.functions;

import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.Context;

/** Methods without an interface, found by their names. */
public final class Orders {
    public Orders(Map<String, String> environment) {
    }

    /** A plain object, as Jackson wants it. */
    public static final class Order {
        private String item = "";
        private int count;

        public String getItem() {
            return item;
        }

        public void setItem(String item) {
            this.item = item;
        }

        public int getCount() {
            return count;
        }

        public void setCount(int count) {
            this.count = count;
        }
    }

    public Order doubled(Order order, Context context) {
        order.setCount(order.getCount() * 2);
        return order;
    }

    /** The shorter overload, which the one with a Context goes before. */
    public Order doubled(Order order) {
        throw new IllegalStateException("the wrong overload");
    }

    public int total(List<Order> orders) {
        return orders.stream().mapToInt(Order::getCount).sum();
    }

    public String greet(String name) {
        return "Hello " + name;
    }

    public void nothing() {
    }

    public static String fixed(String name) {
        return name;
    }
}
